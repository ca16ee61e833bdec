"""Children who leave the register, and what helpers who leave pass on."""
