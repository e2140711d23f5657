"""Builds the shared library of Dateline where it is not built yet, and puts it with its data into the package."""
import os
import shutil
import subprocess

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARTS = [(".build/release/libdateline.so", "libdateline.so"), (".build/release/dateline.dlgz", "dateline.dlgz")]


class BuildWithLibrary(build_py):
    def run(self):
        subprocess.check_call(["make", "-s", "library"], cwd=ROOT)
        super().run()
        folder = os.path.join(self.build_lib, "dateline")
        os.makedirs(folder, exist_ok=True)
        for source, name in PARTS:
            shutil.copyfile(os.path.join(ROOT, source), os.path.join(folder, name))


class PlatformDistribution(Distribution):
    """A wheel with a shared library is for one platform."""

    def has_ext_modules(self):
        return True


setup(packages=["dateline"], cmdclass={"build_py": BuildWithLibrary}, distclass=PlatformDistribution)
