"""Pictures of the knowledge: as Mermaid, for Graphviz, and as SVG."""
