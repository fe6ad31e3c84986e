# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves an instance with SCIP, from the MPS file; SCIP uses one thread."""

from pyscipopt import SCIP_EVENTTYPE, Eventhdlr, Model

from peer import Run


class Watch(Eventhdlr):
    """Notes each better answer."""

    def __init__(self, run):
        super().__init__()
        self.run = run

    def eventinit(self):
        self.model.catchEvent(SCIP_EVENTTYPE.BESTSOLFOUND, self)

    def eventexit(self):
        self.model.dropEvent(SCIP_EVENTTYPE.BESTSOLFOUND, self)

    def eventexec(self, event):
        tell(self.run, self.model)


def tell(run, model):
    solution = model.getBestSol()
    used = (variable.name for variable in model.getVars() if model.getSolVal(solution, variable) > 0.5)
    run.event(model.getSolObjVal(solution), model.getDualbound(), run.choice_of_names(used))


def main():
    run = Run(__doc__)
    model = Model()
    model.hideOutput()
    model.readProblem(run.mps)
    model.setParam("randomization/randomseedshift", run.seed)
    model.includeEventhdlr(Watch(run), "watch", "notes better answers")
    model.setParam("limits/time", run.left)
    model.optimize()
    if model.getNSols():
        tell(run, model)
    run.event(bound=model.getDualbound())
    run.end(model.getStatus(), f"SCIP {model.version()}")


if __name__ == "__main__":
    main()
