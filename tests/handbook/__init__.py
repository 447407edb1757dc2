"""The pictures of the editors' handbook, taken of the desk as it is: `make handbook`."""
