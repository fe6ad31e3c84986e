# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves an instance with HiGHS, from the MPS file."""

import highspy

from peer import Run


def main():
    run = Run(__doc__)
    highs = highspy.Highs()
    for name, value in [
        ("output_flag", False), ("threads", run.threads), ("parallel", "on" if run.threads > 1 else "off"),
        ("random_seed", run.seed), ("mip_rel_gap", 0.0),
    ]:
        highs.setOptionValue(name, value)
    highs.readModel(run.mps)
    names = highs.getLp().col_names_

    def choice(values):
        return run.choice_of_names(name for name, value in zip(names, values) if value > 0.5)

    def better(event):
        found = event.data_out
        run.event(found.objective_function_value, found.mip_dual_bound, choice(found.mip_solution))

    highs.cbMipImprovingSolution.subscribe(better)
    highs.cbMipLogging.subscribe(lambda event: run.event(bound=event.data_out.mip_dual_bound))
    highs.setOptionValue("time_limit", run.left)
    highs.run()
    info = highs.getInfo()
    if info.primal_solution_status == 2:
        run.event(info.objective_function_value, info.mip_dual_bound, choice(highs.getSolution().col_value))
    run.event(bound=info.mip_dual_bound)
    run.end(highs.modelStatusToString(highs.getModelStatus()).lower(), "HiGHS " + highs.version())


if __name__ == "__main__":
    main()
