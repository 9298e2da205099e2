"""How a case develops over several check-ins."""
