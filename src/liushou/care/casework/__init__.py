"""Cases (个案): kept from the day they are opened until they are closed."""
