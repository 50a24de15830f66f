"""Runs a Python program many times without starting Python and importing its modules each time.

    python forked.py PROGRAM MODULE...

Imports the modules, then reads one run a line from standard input, as JSON with the members id, arguments,
environment, output and error (two files). Each run is a fork of this process, in which PROGRAM is run as Python
runs it. When it ends, the line "ID EXITCODE" is written to standard output.
"""
import gc
import importlib
import json
import os
import runpy
import signal
import sys


def run(program, wanted, set_by_imports):
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.environ.update(set_by_imports)
    for number, (path, flags) in enumerate([(os.devnull, os.O_RDONLY), (wanted["output"], os.O_WRONLY), (wanted["error"], os.O_WRONLY)]):
        file = os.open(path, flags)
        os.dup2(file, number)
        os.close(file)
    sys.argv = [program, *wanted["arguments"]]
    runpy.run_path(program, run_name="__main__")


program, *modules = sys.argv[1:]
before = dict(os.environ)
for module in modules:
    try:
        importlib.import_module(module)
    except ImportError:
        pass  # Another version of the program has other modules.

set_by_imports = {name: value for name, value in os.environ.items() if before.get(name) != value}

gc.collect()
gc.freeze()  # A fork's collections then leave these objects alone, and their pages need not be copied.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # The kernel forgets children that have ended.
for line in sys.stdin:
    wanted = json.loads(line)
    if os.fork() != 0:
        continue
    # A process between this one and the program tells how the program ended, even if a signal ended it.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    worker = os.fork()
    if worker == 0:
        run(program, wanted, set_by_imports)
        sys.exit()
    _, status = os.waitpid(worker, 0)
    os.write(1, f"{wanted['id']} {os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)
