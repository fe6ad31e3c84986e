// SPDX-License-Identifier: GPL-3.0-or-later

import Commands
import Glibc

exit(Program.run(Array(CommandLine.arguments.dropFirst()), console: Console()).rawValue)
