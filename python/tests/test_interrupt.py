"""The GIL is released, and Ctrl-C ends a call."""
import os
import subprocess
import sys
import textwrap
import threading
import time

import ntk_verify as nv


def test_other_threads_run_meanwhile():
    counted = 0
    over = threading.Event()

    def work():
        nv.theta_bar("1/3", 20_000, 300)
        over.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not over.is_set():
        counted += 1
        time.sleep(0.001)
    thread.join()
    assert counted > 20


CALLS = {
    "eval": "nv.theta('1/3', 400_000, 3000)",
    "gram": "nv.gram(numpy.random.default_rng(1).normal(size=(400, 4)), 'fc', 300, beta=1, matrix=False)",
    "prove": "nv.prove('forall x in [0, 1], y in [0, 1], u in [0, 1], v in [0, 1]: "
             "x*y*u*v + sin(x + y*u)*exp(v - x) + x^3*y*v >= 0 - 10^(0-9) + abs(x*y - u)*0', seconds=1000)",
}


def interrupted(call):
    """(seconds from the signal to its exception, status): of a process of its own."""
    program = textwrap.dedent(f"""
        import os, signal, threading, time
        import numpy, ntk_verify as nv
        sent = []
        def send():
            sent.append(time.monotonic())
            os.kill(os.getpid(), signal.SIGINT)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Timer(0.4, send).start()
        try:
            {call}
            print("ended")
        except KeyboardInterrupt:
            print("interrupted", time.monotonic() - sent[0])
        print(nv.kappa1(1))
        """)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=dict(os.environ),
                          timeout=300, check=False)


def test_keyboard_interrupt_ends_calls():
    for name, call in CALLS.items():
        done = interrupted(call)
        words = done.stdout.split() or ["nothing"]
        assert words[0] == "interrupted", (name, done.stdout, done.stderr)
        assert float(words[1]) < 20, (name, words)  # a second, on an idle machine
        assert done.returncode == 0 and words[-1].startswith(("1", "[1.0")), (name, done.stdout, done.stderr, done.returncode)
