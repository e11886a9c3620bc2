// Texts and numbers of a report in its reader's language.
#pragma once

#include "analysis/report/estimate.hpp"
#include "scenarios/messages.hpp"
#include "scenarios/offence_kinds.hpp"
#include "sim/commands/text_table.hpp"

#include <string>
#include <string_view>

namespace lichtung::report {

class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  [[nodiscard]] Language language() const { return language_; }

  /// A text of the section [report].
  [[nodiscard]] std::string operator()(std::string_view key) const;
  template <class... Args>
  [[nodiscard]] std::string operator()(std::string_view key, const Args&... args) const {
    return message(language_, "report." + std::string(key), args...);
  }
  /// True if the section [report] has this key.
  [[nodiscard]] bool has(std::string_view key) const;

  /// "1.234,5"; "–" for what isn't a number.
  [[nodiscard]] std::string number(double value, int decimals) const { return commands::number(value, decimals, language_); }
  /// With a sign unless it is shown as 0: "+0,3", "−1,2".
  [[nodiscard]] std::string change(double value, int decimals) const;
  /// "1,2 bis 3,4"; "–" without an interval.
  [[nodiscard]] std::string interval(const Estimate& e, int decimals) const;
  [[nodiscard]] std::string offence(const OffenceKindInfo& kind) const;
  /// "2. November 2026", "2 November 2026"; the text itself if it is no date.
  [[nodiscard]] std::string date(const std::string& iso) const;
  /// Percent with a narrow space in German, none in English.
  [[nodiscard]] std::string percent(double share, int decimals) const;

 private:
  Language language_;
};

/// Decimals that show about `digits` digits of a value of this size, 0 to 4.
[[nodiscard]] int decimals_for(double size, int digits = 3);

}  // namespace lichtung::report
