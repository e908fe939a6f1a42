"""Doors into the builders of sites; each asks for an extra of the package."""
