"""Tools for pack authors: JSON Schemas for editors and a project template."""
