"""Write the rules of packs as JavaScript, for devices: findings as functions, and conditions as data.

`kit.mjs` is the part that is the same for all packs, written by hand; `reasoning.exporting` makes one module of both.
"""
