// Columns put together one after the other; a layer's rows are made at once at the end.
#pragma once

#include "analysis/report/run_set.hpp"
#include "sim/geopackage/geopackage.hpp"
#include "sim/outcome/schema.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lichtung::exports {

/// A layer while its columns are added. All columns have `rows` values.
class Columns {
 public:
  Columns(std::string name, std::string meaning, geopackage::Shape shape, std::size_t rows);

  void add(geopackage::Field field, std::vector<geopackage::Value> values);
  void add_numbers(std::string name, std::string unit, std::string meaning, std::span<const double> values);
  void add_whole(std::string name, std::string unit, std::string meaning, std::span<const double> values);
  void add_texts(std::string name, std::string meaning, std::span<const std::string> values);
  /// A column of an outcome's table, described by the schema; codes become words.
  void add_from(const outcome::Table& table, const outcome::Column& column);

  [[nodiscard]] std::size_t rows() const { return layer_.features.size(); }
  [[nodiscard]] geopackage::Layer& layer() { return layer_; }
  [[nodiscard]] geopackage::Layer take() { return std::move(layer_); }

 private:
  geopackage::Layer layer_;
};

/// The word of a code in a meaning such as "0 burglary, 1 robbery"; empty if there is none.
[[nodiscard]] std::string word_of(std::string_view meaning, std::int64_t code);

/// All columns of a table.
[[nodiscard]] Columns columns_of(const outcome::Table& table, std::string name, std::string meaning,
                                 geopackage::Shape shape);

/// A number with the digits of a 32-bit one, not with those it gets as a 64-bit one.
[[nodiscard]] double short_digits(float value);

/// A street's line as geometry.
[[nodiscard]] geopackage::Line line_of(std::span<const svg::Point> points);

/// Name, kind, class, length and district of every street, and its line.
[[nodiscard]] Columns street_columns(const report::RunSet& run, std::string meaning);

}  // namespace lichtung::exports
