// The shared library with the Swift runtime inside; a target of its own, for tests link `DatelineC` with the runtime of the machine.
@_exported import DatelineC
