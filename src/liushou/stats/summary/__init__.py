"""What one unit counts for its superior: counts only, of which any number add up."""
