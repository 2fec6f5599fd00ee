"""From a file to documents: readers, repair, segmentation, structure, notes, facts."""
