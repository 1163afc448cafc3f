"""How right the whole journey is, on months whose names, layouts and figures the program was not made on."""
