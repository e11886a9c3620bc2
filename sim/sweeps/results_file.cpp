// See results_file.hpp.
#include "sim/sweeps/results_file.hpp"

#include "sim/outcome/dimensions.hpp"
#include "sim/outcome/h5.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace lichtung::sweeps {
namespace {

using outcome::Dimensions;
using outcome::h5::check;
using outcome::h5::Handle;
namespace h5 = outcome::h5;

class ResultsBuilder {
 public:
  ResultsBuilder(hid_t file, const Results& results) : file_(file), results_(results), dimensions_(file) {}

  void build() {
    h5::write_text_attribute(file_, "Conventions", "CF-1.11", false);
    h5::write_text_attribute(file_, "title", results_.sweep.name, false);
    h5::write_text_attribute(file_, "source", "Lichtung " + results_.software_version + ": a model experiment, not a forecast", false);
    h5::write_text_attribute(file_, "design", std::string(sweep::kMethodWords[static_cast<std::size_t>(results_.sweep.method)]), false);
    h5::write_attribute<std::uint64_t>(file_, "design_seed", results_.sweep.seed);
    write_axes();
    if (results_.sweep.method != sweep::Method::Grid) write_factors();
    for (const Figure& figure : results_.figures) write_figure(figure);
    dimensions_.finish();
  }

 private:
  /// A name that no object has yet; '/' would be a group.
  std::string path_of(std::string name) {
    std::replace(name.begin(), name.end(), '/', '_');
    if (name.empty() || name == ".") name = "factor";
    while (!used_.insert(name).second) name += '_';
    return "/" + name;
  }

  Handle create(const std::string& path, hid_t type, const std::vector<std::string>& dims, const std::vector<hsize_t>& extents) {
    const Handle properties = outcome::dataset_properties();
    const Handle space = h5::simple_space(extents);
    Handle dataset(H5Dcreate2(file_, path.c_str(), type, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose, "create " + path);
    if (dims.size() == 1 && dims.front() == path)
      dimensions_.make_coordinate(path);
    else
      dimensions_.attach(path, dims);
    return dataset;
  }

  void write_numbers(const std::string& path, const std::vector<double>& values, const std::vector<std::string>& dims,
                     const std::vector<hsize_t>& extents, const std::string& long_name, const std::string& unit) {
    const Handle dataset = create(path, h5::type_of<double>(), dims, extents);
    h5::write_text_attribute(dataset, "long_name", long_name, false);
    h5::write_text_attribute(dataset, "units", unit.empty() ? "1" : unit, false);
    check(H5Dwrite(dataset, h5::type_of<double>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "write " + path);
  }

  void write_texts(const std::string& path, const std::vector<std::string>& values, const std::vector<std::string>& dims,
                   const std::vector<hsize_t>& extents, const std::string& long_name) {
    const Handle type = h5::text_type();
    const Handle dataset = create(path, type, dims, extents);
    h5::write_text_attribute(dataset, "long_name", long_name, false);
    std::vector<const char*> pointers;
    for (const std::string& value : values) pointers.push_back(value.c_str());
    check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), "write " + path);
  }

  void write_axes() {
    for (std::size_t a = 0; a < results_.design.axes.size(); ++a) {
      const sweep::Axis& axis = results_.design.axes[a];
      const std::string path = path_of(axis.name);
      axes_.push_back(path);
      extents_.push_back(axis.size);
      if (results_.sweep.method == sweep::Method::Grid) {
        write_levels(path, results_.sweep.factors[a], axis.size);
      } else if (axis.name == "matrix") {
        std::vector<std::string> names;
        for (std::uint32_t i = 0; i < axis.size; ++i) names.push_back(sweep::matrix_name(i, results_.design.factors));
        write_texts(path, names, {path}, {axis.size}, "matrix of Saltelli's scheme");
      } else {
        write_count(path, axis.size, "number of the " + axis.name);
      }
    }
    replicates_ = path_of("replicate");
    write_count(replicates_, results_.sweep.replicates, "replicate");
  }

  void write_count(const std::string& path, std::uint32_t size, const std::string& long_name) {
    std::vector<double> values;
    for (std::uint32_t i = 0; i < size; ++i) values.push_back(i);
    write_numbers(path, values, {path}, {size}, long_name, "1");
  }

  /// Levels of a grid's factor as the coordinate of its axis.
  void write_levels(const std::string& path, const sweep::Factor& factor, std::uint32_t size) {
    auto numbers = sweep::numbers_of(factor);
    if (factor.kind != sweep::FactorKind::Listed) {
      numbers.emplace();
      for (std::uint32_t i = 0; i < size; ++i)
        numbers->push_back(sweep::number_at(factor, size > 1 ? static_cast<double>(i) / (size - 1) : 0.0, true));
    }
    if (!numbers)
      write_texts(path, factor.labels, {path}, {size}, factor.key);
    else
      write_numbers(path, *numbers, {path}, {size}, factor.key, factor.unit);
  }

  void write_factors() {
    const bool closed = sweep::is_closed(results_.sweep.method);
    for (std::size_t f = 0; f < results_.sweep.factors.size(); ++f) {
      const sweep::Factor& factor = results_.sweep.factors[f];
      const std::string path = path_of(factor.name);
      const auto listed = sweep::numbers_of(factor);
      if (factor.kind == sweep::FactorKind::Listed && !listed) {
        std::vector<std::string> labels;
        for (std::uint32_t p = 0; p < results_.design.points(); ++p)
          labels.push_back(sweep::label_at(factor, results_.design.point(p)[f], closed));
        write_texts(path, labels, axes_, extents_, factor.key);
      } else {
        std::vector<double> values;
        for (std::uint32_t p = 0; p < results_.design.points(); ++p)
          values.push_back(factor.kind == sweep::FactorKind::Listed
                               ? (*listed)[sweep::listed_index(factor, results_.design.point(p)[f], closed)]
                               : sweep::number_at(factor, results_.design.point(p)[f], closed));
        write_numbers(path, values, axes_, extents_, factor.key, factor.unit);
      }
    }
  }

  void write_figure(const Figure& figure) {
    std::vector<std::string> dims = axes_;
    dims.push_back(replicates_);
    std::vector<hsize_t> extents = extents_;
    extents.push_back(results_.sweep.replicates);
    const std::string ledger = figure.ledger.empty() ? "" : ", ledger: " + figure.ledger;
    write_numbers(path_of(figure.name), figure.values, dims, extents, figure.name + ledger, figure.unit);
  }

  hid_t file_;
  const Results& results_;
  Dimensions dimensions_;
  std::set<std::string> used_;
  std::vector<std::string> axes_;
  std::vector<hsize_t> extents_;
  std::string replicates_;
};

}  // namespace

outcome::Image results_image(const Results& results) {
  Handle file = outcome::create_image_file();
  ResultsBuilder(file, results).build();
  return outcome::Image(std::move(file));
}

}  // namespace lichtung::sweeps
