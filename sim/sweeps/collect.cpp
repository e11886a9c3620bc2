// See collect.hpp.
#include "sim/sweeps/collect.hpp"

#include "scenarios/input_file.hpp"
#include "scenarios/sweep/resolved.hpp"
#include "sim/basics/csv_cell.hpp"
#include "sim/engine/night_town.hpp"
#include "sim/engine/version.hpp"
#include "sim/outcome/file.hpp"
#include "sim/outcome/index_csv.hpp"
#include "sim/outcome/reader.hpp"
#include "sim/outcome/trailer.hpp"
#include "sim/sweeps/durable.hpp"
#include "sim/sweeps/locks.hpp"
#include "sim/sweeps/results_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>

namespace lichtung::sweeps {
namespace {

namespace fs = std::filesystem;
using ensemble::FolderError;

constexpr const char* kCollectLock = "collect";

/// What is read of one run.
struct RunRow {
  bool done{};
  std::string content_sha256;
  std::uint64_t seed{};
};

class Collector {
 public:
  Collector(const Work& work, const SweepRequest& request, const std::function<bool()>& stop)
      : work_(work), stop_(stop), layout_{request.dir} {
    slot_of_.assign(work.points.size(), std::vector<std::size_t>(work.sweep.replicates, 0));
    for (std::size_t u = 0; u < work.units.size(); ++u) slot_of_[work.units[u].point][work.units[u].replicate] = u;
  }

  /// Verifies all files. False if stopped.
  bool survey(Collected& out) {
    out.units = work_.units.size();
    rows_.resize(work_.units.size());
    for (std::size_t u = 0; u < work_.units.size(); ++u) {
      if (stop_()) return false;
      const Unit& unit = work_.units[u];
      switch (look_at(work_, layout_, unit)) {
        case UnitState::Done: read(u); ++out.done; break;
        case UnitState::Foreign:
        case UnitState::Failed: {
          const std::string id = unit_id(work_, unit);
          std::error_code error;
          if (fs::exists(layout_.failure(id), error)) out.failed.push_back({unit, id, failure_of(layout_, id)});
          else out.missing.push_back(u);
          break;
        }
        case UnitState::Open:
        case UnitState::Damaged: out.missing.push_back(u); break;
      }
    }
    return true;
  }

  void write(const std::string& token) {
    for (std::uint32_t p = 0; p < work_.points.size(); ++p)
      if (work_.points[p].same_as == p) summarise(p);
    gather();
    publish_text(layout_.index(), index_csv(), token);
    const outcome::h5::QuietErrors quiet;
    const outcome::Image image = results_image({work_.sweep, work_.design, engine::kVersion, figures_});
    publish_bytes(layout_.results(), image.bytes(), token);
  }

  /// What killed processes left.
  void clean() const {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(layout_.runs(), error)) remove_unfinished(entry.path(), "");
    for (const fs::path& folder : {layout_.dir, layout_.failed()}) remove_unfinished(folder, "");
    fs::remove(layout_.failed(), error);   // only if empty
  }

 private:
  void read(std::size_t u) {
    const Unit& unit = work_.units[u];
    const outcome::Reader file(ensemble::replicate_path(layout_.point(work_.points[unit.point].id), unit.replicate), false);
    rows_[u] = {true, file.content_sha256(), file.provenance().seed};
    outcome::Table totals = file.table("totals");
    add_totals(u, totals);
  }

  template <class T>
  static const std::vector<T>& column(const outcome::Table& table, const std::string& name) {
    for (const auto& c : table.columns)
      if (c.name == name)
        if (const auto* values = std::get_if<std::vector<T>>(&c.values)) return *values;
    throw DataError(ErrorKind::Data, "totals", "no column " + name);
  }

  void add_totals(std::size_t u, const outcome::Table& totals) {
    const auto& metrics = column<std::string>(totals, "metric");
    const auto& units = column<std::string>(totals, "unit");
    const auto& ledgers = column<std::string>(totals, "ledger");
    const auto& values = column<double>(totals, "value");
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      const std::string name = ledgers[i].empty() ? metrics[i] : metrics[i] + "." + ledgers[i];
      const auto [at, fresh] = figure_of_.emplace(name, by_unit_.size());
      if (fresh) {
        by_unit_.emplace_back(work_.units.size(), std::numeric_limits<double>::quiet_NaN());
        figures_.push_back({name, units[i], ledgers[i], {}});
      }
      by_unit_[at->second][u] = values[i];
    }
  }

  /// From units to points × replicates; points that are the same share values.
  void gather() {
    for (std::size_t f = 0; f < figures_.size(); ++f)
      for (const PointOfSweep& point : work_.points)
        for (std::uint32_t r = 0; r < work_.sweep.replicates; ++r) figures_[f].values.push_back(by_unit_[f][slot_of_[point.same_as][r]]);
  }

  void summarise(std::uint32_t point) {
    if (work_.sweep.replicates < 2) return;   // it would only say the same again
    const fs::path folder = layout_.point(work_.points[point].id);
    std::vector<fs::path> files;
    for (std::uint32_t r = 0; r < work_.sweep.replicates; ++r)
      if (rows_[slot_of_[point][r]].done) files.push_back(ensemble::replicate_path(folder, r));
    if (files.empty() || is_summarised(folder, files)) return;
    outcome::write_summary(folder, files, true, engine::angst_tables);
  }

  /// summary.h5 is written before index.csv, so an index of these files stands for a summary of them.
  static bool is_summarised(const fs::path& folder, const std::vector<fs::path>& files) {
    if (!is_input_file(folder / "index.csv")) return false;
    std::ifstream in(folder / "index.csv", std::ios::binary);
    std::string line;
    std::size_t row = 0;
    if (!std::getline(in, line)) return false;
    for (; std::getline(in, line); ++row)
      if (row >= files.size() || !line.starts_with(files[row].filename().string() + ",")) return false;
    std::error_code error;
    return row == files.size() && fs::exists(folder / "summary.h5", error) &&
           outcome::check_integrity(folder / "summary.h5", true) == outcome::Integrity::Whole;
  }

  std::string index_csv() const {
    std::string out = "point,replicate,file,seed,content_sha256";
    for (const sweep::Factor& factor : work_.sweep.factors) out += ',' + csv_cell(factor.name);
    for (const Figure& figure : figures_) out += ',' + csv_cell(figure.name);
    out += '\n';
    const bool closed = sweep::is_closed(work_.sweep.method);
    for (std::uint32_t p = 0; p < work_.points.size(); ++p)
      for (std::uint32_t r = 0; r < work_.sweep.replicates; ++r) {
        const RunRow& row = rows_[slot_of_[work_.points[p].same_as][r]];
        if (!row.done) continue;
        out += fmt::format("{},{},runs/{}/{},{},{}", p, r, work_.points[p].id, ensemble::replicate_path({}, r).string(), row.seed,
                           row.content_sha256);
        for (std::size_t f = 0; f < work_.sweep.factors.size(); ++f)
          out += ',' + csv_cell(sweep::label_at(work_.sweep.factors[f], work_.design.point(p)[f], closed));
        for (const Figure& figure : figures_) {
          const double value = figure.values[std::size_t{p} * work_.sweep.replicates + r];
          out += std::isnan(value) ? "," : fmt::format(",{}", value);
        }
        out += '\n';
      }
    return out;
  }

  const Work& work_;
  const std::function<bool()>& stop_;
  Layout layout_;
  std::vector<std::vector<std::size_t>> slot_of_;   // point, replicate → unit
  std::vector<RunRow> rows_;                        // by unit
  std::map<std::string, std::size_t> figure_of_;
  std::vector<std::vector<double>> by_unit_;        // by figure
  std::vector<Figure> figures_;
};

}  // namespace

Collected collect(const Work& work, const SweepRequest& request, const std::function<bool()>& stop) {
  Collected out;
  const Layout layout{request.dir};
  try {
    Locks locks(layout.locks(), request.lease);
    {
      const auto lock = locks.take(kCollectLock);
      if (!lock) {
        out.busy = true;
        return out;
      }
      Collector collector(work, request, stop);
      if (!collector.survey(out) || !out.missing.empty()) return out;
      collector.write(locks.token());
      collector.clean();
      out.written = true;
    }
  } catch (const outcome::FileError& failure) {
    if (failure.kind != outcome::FileError::Kind::CannotWrite) throw;
    throw FolderError(FolderError::Reason::CannotWrite, layout.dir, failure.what());
  }
  clear_locks(layout.locks());
  return out;
}

std::vector<std::uint32_t> shards_of(const std::vector<std::size_t>& units, std::uint32_t shards) {
  std::vector<std::uint32_t> out;
  for (const std::size_t unit : units) out.push_back(static_cast<std::uint32_t>(unit % shards) + 1);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace lichtung::sweeps
