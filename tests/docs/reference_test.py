#!/usr/bin/env python3
"""docs/reference.md says what the program's own help says.

usage: reference_test.py ROOT PROGRAM
"""
import difflib
import pathlib
import sys

root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, str(root / "docs/site"))
import reference  # noqa: E402, beside the page that it makes

OF_A_VERB = """Does one thing
Usage: verify thing [OPTIONS] file

Positionals:
  file TEXT REQUIRED              A file | or two

Options:
  -h,--help                       Print this help message and exit
  --kernel TEXT:{a,b} Excludes: --matrix
                                  Which *kernel*

Examples:
  verify thing a
  verify thing a --kernel b

Exit status: 0 done;
2 not.""".split("\n")
expected = """## verify thing

Does one thing

```text
verify thing [OPTIONS] file
```

| positional | |
|---|---|
| `file TEXT REQUIRED` | A file \\| or two |

| option | |
|---|---|
| `-h,--help` | Print this help message and exit |
| `--kernel TEXT:{a,b} Excludes: --matrix` | Which \\*kernel\\* |

Examples:

```sh
verify thing a
verify thing a --kernel b
```

Exit status: 0 done;
2 not.

"""
assert reference.section("verify thing", OF_A_VERB) == expected, reference.section("verify thing", OF_A_VERB)

committed = (root / "docs/reference.md").read_text().splitlines()
of_the_program = reference.reference(program).splitlines()
changes = list(difflib.unified_diff(committed, of_the_program, "docs/reference.md", "the program's help",
                                    lineterm="", n=0))
if changes:
    print("\n".join(changes[:30]))
    sys.exit(f"docs/reference.md is not the program's help; docs/site/reference.py {program} --write makes it so")
print(f"{len(committed)} lines")
