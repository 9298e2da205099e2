"""Draw the graph of a knowledge base as Mermaid, DOT or SVG."""
