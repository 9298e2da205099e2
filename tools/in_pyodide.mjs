// Run pytest in Pyodide, CPython for WebAssembly, in Node:
//
//     node tools/in_pyodide.mjs SITE PROJECT ARGUMENTS-OF-PYTEST...
//
// SITE is a folder with the packages for it, as .ci/nightly fills it, and with node_modules/pyodide beside it.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [site, project, ...given] = process.argv.slice(2);
const found = createRequire(`${site}/`).resolve("pyodide");
const { loadPyodide } = await import(pathToFileURL(found.replace(/pyodide\.js$/, "pyodide.mjs")));
const python = await loadPyodide();
python.mountNodeFS("/site", site);
python.mountNodeFS("/project", project);
python.globals.set("given", python.toPy(given));
process.exitCode = await python.runPythonAsync(`
import os, sys

sys.path[:0] = ["/project/src", "/project", "/site"]
sys.dont_write_bytecode = True
os.chdir("/project")

import pytest

int(pytest.main(["-p", "no:cacheprovider", "--quiet", *given]))
`);
