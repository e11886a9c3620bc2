// Word by word, so that lists wrapped over several lines and blank lines after islands read as well.
#include "analysis/tables/weights_file.hpp"

#include "analysis/statistics/invalid_data.hpp"
#include "analysis/tables/text_file.hpp"
#include "analysis/tables/values.hpp"

#include <charconv>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace lichtung::tables {
namespace {

struct Word {
  std::string_view text;
  std::uint32_t line{};
};

/// Words of a text with their lines.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}
  /// The next word; an empty text at the end.
  Word next() {
    while (!rest_.empty() && is_space(rest_.front())) {
      if (rest_.front() == '\n') ++line_;
      rest_.remove_prefix(1);
    }
    std::size_t length = 0;
    while (length < rest_.size() && !is_space(rest_[length])) ++length;
    const Word word{rest_.substr(0, length), line_};
    rest_.remove_prefix(length);
    return word;
  }
  /// What is left of the line, its words split.
  std::vector<Word> rest_of_line() {
    std::vector<Word> words;
    const auto end = rest_.find('\n');
    Words line(rest_.substr(0, end));
    for (Word word = line.next(); !word.text.empty(); word = line.next()) words.push_back({word.text, line_});
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
    return words;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
  std::string_view rest_;
  std::uint32_t line_{1};
};

std::optional<std::size_t> whole(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class Reader {
 public:
  Reader(std::string file, std::string_view text, Notes& notes) : words_(text), size_(text.size()), notes_(notes) {
    out_.file = std::move(file);
  }

  std::optional<WeightsFile> gal() {
    if (!header()) return std::nullopt;
    out_.lists_all = true;
    std::vector<Word> named;  // neighbours, until all ids are known
    for (Word id = words_.next(); !id.text.empty(); id = words_.next()) {
      const auto unit = add_id(id);
      if (!unit) return std::nullopt;
      const Word word = words_.next();
      const auto count = whole(word.text);
      if (!count) return fail(word, "tables.weights_count", {{std::string(id.text)}, {std::string(word.text)}});
      for (std::size_t k = 0; k < *count; ++k) {
        const Word neighbour = words_.next();
        if (neighbour.text.empty())
          return fail(neighbour, "tables.weights_short",
                      {{std::string(id.text)}, {std::to_string(*count)}, {std::to_string(k)}});
        out_.links.push_back({*unit, 0, 1.0});
        named.push_back(neighbour);
      }
    }
    if (out_.ids.size() != out_.units) {
      notes_.error(out_.file, 1, "tables.weights_units",
                   {{std::to_string(out_.units)}, {std::to_string(out_.ids.size())}});
      return std::nullopt;
    }
    for (std::size_t i = 0; i < named.size(); ++i) {
      const auto found = numbers_.find(named[i].text);
      if (found == numbers_.end()) return fail(named[i], "tables.weights_unknown", {{std::string(named[i].text)}});
      out_.links[i].to = found->second;
      if (out_.links[i].from == found->second)
        return fail(named[i], "tables.weights_self", {{std::string(named[i].text)}});
    }
    return finish(named);
  }

  std::optional<WeightsFile> gwt() {
    if (!header()) return std::nullopt;
    std::vector<Word> named;
    for (Word from = words_.next(); !from.text.empty(); from = words_.next()) {
      const Word to = words_.next(), value = words_.next();
      const auto number = parse_number(value.text, DecimalMark::Point);
      if (to.line != from.line || value.line != from.line || !number)
        return fail(from, "tables.weights_link", {{std::string(from.text)}});
      if (from.text == to.text) return fail(from, "tables.weights_self", {{std::string(from.text)}});
      const std::uint32_t a = known_or_new(from.text), b = known_or_new(to.text);
      out_.links.push_back({a, b, *number});
      named.push_back(from);
    }
    if (out_.ids.size() > out_.units) {
      notes_.error(out_.file, 1, "tables.weights_units",
                   {{std::to_string(out_.units)}, {std::to_string(out_.ids.size())}});
      return std::nullopt;
    }
    return finish(named);
  }

 private:
  std::optional<WeightsFile> fail(const Word& at, const char* key, std::vector<Argument> args) {
    notes_.error(out_.file, at.line, key, std::move(args));
    return std::nullopt;
  }

  /// "n", or "0 n file id_column" in newer files.
  bool header() {
    const Word first = words_.next();
    const std::vector<Word> rest = words_.rest_of_line();
    const auto units = rest.empty() ? whole(first.text) : whole(rest.front().text);
    const bool form = rest.empty() || (first.text == "0" && rest.size() <= 3);
    // Every unit takes some bytes, so a header can't promise more than the file could hold.
    if (!form || !units || *units == 0 || *units > size_) {
      notes_.error(out_.file, first.line, "tables.weights_header");
      return false;
    }
    out_.units = *units;
    if (rest.size() == 3) out_.id_column = rest[2].text;
    return true;
  }

  std::optional<std::uint32_t> add_id(const Word& id) {
    const auto number = static_cast<std::uint32_t>(out_.ids.size());
    if (!numbers_.emplace(id.text, number).second) {
      notes_.error(out_.file, id.line, "tables.weights_id_twice", {{std::string(id.text)}});
      return std::nullopt;
    }
    out_.ids.emplace_back(id.text);
    return number;
  }

  std::uint32_t known_or_new(std::string_view id) {
    const auto [found, added] = numbers_.emplace(id, static_cast<std::uint32_t>(out_.ids.size()));
    if (added) out_.ids.emplace_back(id);
    return found->second;
  }

  /// Refuses links given twice.
  std::optional<WeightsFile> finish(const std::vector<Word>& named) {
    std::unordered_map<std::uint64_t, std::size_t> seen;
    for (std::size_t i = 0; i < out_.links.size(); ++i) {
      const std::uint64_t key = (static_cast<std::uint64_t>(out_.links[i].from) << 32) | out_.links[i].to;
      if (!seen.emplace(key, i).second)
        return fail(named[i], "tables.weights_link_twice",
                    {{out_.ids[out_.links[i].from]}, {out_.ids[out_.links[i].to]}});
    }
    return std::move(out_);
  }

  Words words_;
  std::size_t size_;
  Notes& notes_;
  WeightsFile out_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // looked up only, never walked through
};

}  // namespace

std::optional<WeightsFile> read_weights(const std::filesystem::path& path, Notes& notes) {
  const std::optional<std::string> text = read_text_file(path, Encoding::Guess, notes);
  if (!text) return std::nullopt;
  Reader reader(path.string(), *text, notes);
  return path.extension() == ".gwt" || path.extension() == ".GWT" ? reader.gwt() : reader.gal();
}

std::vector<std::string> row_ids(const WeightsFile& file, std::size_t rows) {
  bool zero = false, last = false;
  for (const std::string& id : file.ids) {
    const auto number = whole(id);
    if (!number || *number > rows) return {};
    zero = zero || *number == 0;
    last = last || *number == rows;
  }
  if (zero && last) return {};
  std::vector<std::string> ids;
  for (std::size_t r = 0; r < rows; ++r) ids.push_back(std::to_string(zero ? r : r + 1));
  return ids;
}

std::optional<statistics::SpatialWeights> align(const WeightsFile& file, std::span<const std::string> ids,
                                                Notes& notes) {
  if (file.units != ids.size()) {
    notes.error(file.file, 1, "tables.weights_rows", {{std::to_string(file.units)}, {std::to_string(ids.size())}});
    return std::nullopt;
  }
  std::unordered_map<std::string_view, std::uint32_t> rows;
  for (std::size_t r = 0; r < ids.size(); ++r)
    if (!rows.emplace(ids[r], static_cast<std::uint32_t>(r)).second) {
      notes.error(file.file, 0, "tables.weights_data_id_twice", {{ids[r]}});
      return std::nullopt;
    }
  std::vector<std::uint32_t> row_of;
  for (const std::string& id : file.ids) {
    const auto found = rows.find(id);
    if (found == rows.end()) {
      notes.error(file.file, 0, "tables.weights_not_in_data", {{id}});
      return std::nullopt;
    }
    row_of.push_back(found->second);
  }
  std::vector<statistics::WeightLink> links = file.links;
  for (statistics::WeightLink& link : links) link = {row_of[link.from], row_of[link.to], link.value};
  return statistics::make_weights(ids.size(), std::move(links));
}

}  // namespace lichtung::tables
