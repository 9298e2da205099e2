"""What can be proved of packs without running them on cases."""
