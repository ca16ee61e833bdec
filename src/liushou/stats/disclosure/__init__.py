"""What may be published of the population: tables told so that no count can be worked out from them."""
