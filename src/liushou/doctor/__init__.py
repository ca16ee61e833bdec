"""Floor 7: what is wrong with this machine's set-up. Only here is the machine itself asked."""
