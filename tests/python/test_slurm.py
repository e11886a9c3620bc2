"""A sweep on a real Slurm of one machine: shards as an array job, tasks killed on the way, collector and rescue.

usage: test_slurm.py PROGRAM   (needs root and the packages munge, slurmctld, slurmd, slurm-client; else SKIPPED)
"""

import filecmp
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import small_town

PROGRAM = os.path.abspath(sys.argv.pop(1))

SWEEP = """schema = 1
scenario = "town.toml"
replicates = 2
[design]
method = "lhs"
points = 12
[[factor]]
key = "fear.light"
low = 1
high = 3
"""

CONFIG = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmdPort={port2}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_interval=1
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def skip(why):
    print(f"SKIPPED: Slurm: {why}")
    sys.exit(77)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def pid_in(path):
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return None


class Cluster:
    """munged, slurmctld and slurmd of this machine, in a folder."""

    def __init__(self):
        if os.geteuid() != 0:
            skip("not root")
        for program in ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "sinfo"):
            if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
                skip(f"{program} isn't installed")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lichtung-slurm-"))
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        self.folder.chmod(0o755)
        host = socket.gethostname().split(".")[0]
        self.config = self.folder / "slurm.conf"
        self.config.write_text(CONFIG.format(host=host, folder=self.folder, port=free_port(), port2=free_port()))
        self.env = {**os.environ, "SLURM_CONF": str(self.config), "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
        self.started_munge = False

    def start(self):
        if subprocess.run(["munge", "-n"], capture_output=True, env=self.env).returncode != 0:
            subprocess.run(["install", "-d", "-o", "munge", "-g", "munge", "-m", "0755", "/run/munge"], check=True)
            self.started_munge = subprocess.run(["runuser", "-u", "munge", "--", "/usr/sbin/munged"], capture_output=True).returncode == 0
            if not self.started_munge:
                skip("munged doesn't start")
        for program in ("slurmctld", "slurmd"):
            if subprocess.run([program, "-f", str(self.config)], env=self.env, capture_output=True).returncode != 0:
                self.stop()
                skip(f"{program} doesn't start")
        for _ in range(100):
            if self.ask("sinfo", "-h", "-o", "%T").strip() == "idle":
                return
            time.sleep(0.2)
        self.stop()
        skip("its node doesn't become idle")

    def ask(self, *command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True).stdout

    def queue(self):
        return [line.split() for line in self.ask("squeue", "-h", "-r", "-o", "%A %i %T").splitlines()]

    def stop(self):
        subprocess.run(["scancel", "-u", "root"], env=self.env, capture_output=True)
        pids = [pid_in(self.folder / "slurmd.pid"), pid_in(self.folder / "slurmctld.pid")]
        if self.started_munge:
            pids.append(pid_in(pathlib.Path("/run/munge/munged.pid")))
        for pid in filter(None, pids):
            try:
                os.kill(pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        for _ in range(50):
            if not any(pid and pathlib.Path(f"/proc/{pid}").exists() for pid in pids):
                break
            time.sleep(0.1)
        shutil.rmtree(self.folder, ignore_errors=True)


def same_folders(a, b):
    """Names that are missing or differ, jobs' own files left out."""
    names = [{str(p.relative_to(f)) for p in f.rglob("*") if p.is_file() and "slurm" not in p.parts} for f in (a, b)]
    return sorted(names[0] ^ names[1]) + [n for n in sorted(names[0] & names[1]) if not filecmp.cmp(a / n, b / n, shallow=False)]


class Slurm(unittest.TestCase):
    # Here and not in the test, in which leaving the program would count as an error.
    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster()
        cls.cluster.start()

    @classmethod
    def tearDownClass(cls):
        cls.cluster.stop()

    def test_killed_tasks_are_submitted_again_and_the_folder_is_that_of_one_process(self):
        work = pathlib.Path(tempfile.mkdtemp(prefix="lichtung-slurm-work-"))
        self.addCleanup(shutil.rmtree, work, True)
        small_town.write(work, days=int(os.environ.get("LICHTUNG_SLURM_DAYS", "3")))
        (work / "sweep.toml").write_text(SWEEP)
        subprocess.run([PROGRAM, "sweep", "sweep.toml", "-o", "alone"], cwd=work, check=True, capture_output=True)
        cluster = self.cluster
        answer = subprocess.run([PROGRAM, "--json", "sweep", "sweep.toml", "-o", "many", "--slurm", "--submit", "--shards", "6", "--cpus", "1"],
                                cwd=work, env=cluster.env, capture_output=True, text=True)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        jobs = json.loads(answer.stdout)["jobs"]
        killed = self.kill_some(cluster, jobs["array"], work)
        self.wait(cluster, work)
        status = json.loads(subprocess.run([PROGRAM, "--json", "status", "many", "--verify"], cwd=work, check=True, capture_output=True, text=True).stdout)
        logs = "\n".join(p.read_text() for p in sorted((work / "many/slurm/log").iterdir()))
        self.assertEqual((status["done"], status["left"], status["failed"], status["collected"]), (24, 0, [], True), logs)
        self.assertEqual(same_folders(work / "alone", work / "many"), [])
        self.assertTrue((work / "many/slurm/log/shard-1.txt").exists())
        print(f"killed on the way: {killed}", file=sys.stderr)

    def kill_some(self, cluster, array, work):
        """One task is cancelled, the program of another is killed as by a power cut."""
        killed = []
        for _ in range(200):
            running = [job for job in cluster.queue() if job[2] == "RUNNING" and job[1].startswith(array)]
            if running and "cancel" not in killed:
                cluster.ask("scancel", running[0][1])
                killed.append("cancel")
            elif running:
                for entry in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
                    try:
                        words = entry.read_bytes().split(b"\0")
                        cwd = os.readlink(entry.parent / "cwd")
                    except OSError:
                        continue
                    if b"--shard" in words and cwd == str(work):
                        os.kill(int(entry.parent.name), signal.SIGKILL)
                        return killed + ["kill -9"]
            time.sleep(0.05)
        return killed

    def wait(self, cluster, work):
        deadline = time.time() + 240
        quiet = 0
        while time.time() < deadline and quiet < 3:
            quiet = 0 if cluster.queue() else quiet + 1
            time.sleep(0.3)


if __name__ == "__main__":
    unittest.main()
