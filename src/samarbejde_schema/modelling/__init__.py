"""How a standard is declared: elements, choices, code lists, marks; and the shape read off them."""
