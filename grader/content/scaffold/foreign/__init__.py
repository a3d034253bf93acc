"""Code exercises of other systems, read and never run: as much as states inputs and a reference becomes a folder."""
