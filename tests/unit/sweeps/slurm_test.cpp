// Job scripts hold what was asked for, and nothing that a shell could misread.
#include "sim/sweeps/slurm.hpp"

#include "scenarios/errors.hpp"

#include <catch2/catch.hpp>

using namespace lichtung;
using namespace lichtung::sweeps;

namespace {

SlurmRequest request() {
  SlurmRequest r;
  r.name = "Licht & Streife; rm -rf";
  r.sweep = "it's a sweep.toml";
  r.dir = "out dir";
  r.shards = 12;
  r.cpus = 4;
  r.time = "02:00:00";
  r.memory = "4G";
  r.options = {"--partition=long"};
  return r;
}

}  // namespace

TEST_CASE("a task runs its share with the processors it was given") {
  const std::string script = array_script(request());
  CHECK_THAT(script, Catch::StartsWith("#!/bin/bash\n"));
  CHECK_THAT(script, Catch::Contains("#SBATCH --cpus-per-task=4\n") && Catch::Contains("#SBATCH --time=02:00:00\n") &&
                         Catch::Contains("#SBATCH --mem=4G\n") && Catch::Contains("#SBATCH --partition=long\n"));
  CHECK_THAT(script, Catch::Contains("--shard \"$SLURM_ARRAY_TASK_ID/12\" --threads \"${SLURM_CPUS_PER_TASK:-1}\""));
  CHECK_THAT(script, Catch::Contains("sweep 'it'\\''s a sweep.toml' -o 'out dir'"));
  CHECK_THAT(script, Catch::Contains("#SBATCH --job-name=lichtung-Licht-Streife-rm--rf\n"));
  CHECK_THAT(script, Catch::Contains("#SBATCH --output=\"out dir/slurm/log/shard-%a.txt\"\n"));
}

TEST_CASE("the rescue submits what is missing until its attempts are used up") {
  auto r = request();
  CHECK_THAT(rescue_script(r), Catch::Contains("--slurm --submit --shards 12 --cpus 4 --attempt 2 --attempts 3 --time '02:00:00' --memory '4G' --sbatch '--partition=long'"));
  r.attempt = 3;
  CHECK_THAT(rescue_script(r), !Catch::Contains("--submit") && Catch::Contains("still missing"));
  CHECK_THAT(collect_script(r), Catch::Contains("--collect"));
}

TEST_CASE("index lists are short") {
  CHECK(index_list({1, 2, 3, 7, 9, 10}) == "1-3,7,9-10");
  CHECK(index_list({5}) == "5");
  CHECK(index_list({}).empty());
}

TEST_CASE("a program's output is read, and its failure is an error") {
  CHECK(output_of({"echo", "12;cluster"}) == "12;cluster\n");
  CHECK_THROWS_AS(output_of({"false"}), DataError);
  CHECK_THROWS_WITH(output_of({"no-such-program-here"}), Catch::Contains("isn't installed"));
}
