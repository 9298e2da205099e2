"""Couples who live far apart: a pack for intimacy-kit. All of it is in the YAML files beside this one."""
