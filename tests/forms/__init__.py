"""One ordinance in every form in which a municipality may have it."""
