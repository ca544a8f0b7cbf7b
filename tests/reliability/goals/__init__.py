# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""The goals by name. Each is a function of a Bench; the first line of its doc string names it."""
from . import (builds, conformance, differential, durability, fuzzing, injection, load, memory, order, startup,
               suite)

ALL = {
    "G1": durability.kill_rounds,
    "G2": durability.power_cuts,
    "G3": order.proof,
    "G4": injection.torture,
    "G5": fuzzing.fuzz,
    "G6": conformance.battery,
    "G7": differential.readers_agree,
    "G8": load.slow_clients,
    "G9": load.acknowledgement,
    "G10": memory.bounded,
    "G11": suite.exactly_once_submit,
    "G12": suite.credential_leak,
    "G13": suite.redaction,
    "G14": suite.secrets,
    "G15": suite.keyring,
    "G16": suite.rich_text,
    "G17": suite.forward_targets,
    "G18": suite.rebinding,
    "G19": builds.coverage,
    "G20": builds.sanitizers,
    "G21": startup.after_crash,
}

# Goals that need a build of their own run at night, or in CI jobs of their own.
CI = [name for name in ALL if name not in ("G19", "G20")]

# These measure time: on a shared computer they may miss once.
TIMED = ("G8", "G9", "G15", "G21")

# What a goal builds for itself; it can be built while others are measured.
PREPARED = {"G5": fuzzing.build}


def in_order(names):
    """First the goals beside which the computer may build, then those that measure time, and last what has been
    built meanwhile."""
    return sorted(names, key=lambda name: (name in PREPARED, name in TIMED, list(ALL).index(name)))
