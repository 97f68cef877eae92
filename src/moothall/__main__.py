"""`python -m moothall` is the same as `moothall`."""

from moothall.cli.main import main

if __name__ == "__main__":
    main(prog_name="moothall")
