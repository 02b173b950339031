"""pip install --no-build-isolation . in this folder, in a virtual environment of /usr/bin/python3.

The module _core is built by the project's own build (setup/build release ntk_verify_python), which needs Debian's
packages; NTK_VERIFY_BUILD names a folder of CMake in which it has been built already. The record of the claims goes into
the package, so that claims() works without the project.
"""
import os
import pathlib
import re
import shutil
import subprocess

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

PROJECT = pathlib.Path(__file__).resolve().parent.parent
VERSION = re.search(r"project\(ntk_verify VERSION (\S+)", (PROJECT / "CMakeLists.txt").read_text())[1]


class BuiltByCMake(build_ext):
    def build_extension(self, extension):
        folder = os.environ.get("NTK_VERIFY_BUILD")
        if not folder:
            subprocess.run([str(PROJECT / "setup/install"), "python"], check=True)
            subprocess.run([str(PROJECT / "setup/build"), "release", "ntk_verify_python"], check=True)
            folder = str(PROJECT / "build/release")
        suffix = self.get_ext_filename("_core")
        module = pathlib.Path(folder) / "python/ntk_verify" / suffix
        if not module.is_file():
            raise SystemExit(f"{module} is not there; expected the target ntk_verify_python to be built for this Python")
        target = pathlib.Path(self.get_ext_fullpath(extension.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(module, target)
        if not self.inplace:
            shutil.copy(PROJECT / "reports/results.json", target.parent / "results.json")


setup(version=VERSION, ext_modules=[Extension("ntk_verify._core", [])], cmdclass={"build_ext": BuiltByCMake})
