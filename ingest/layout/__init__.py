"""How lines looked on the page: furniture set apart, words mended and joined."""
