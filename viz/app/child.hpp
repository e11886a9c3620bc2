// Another program run beside the window: output read without waiting, cancelled on demand.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lichtung::viz {

class ChildProcess {
 public:
  /// Starts `program` (a path or a name in PATH) with its arguments. Errors: DataError Internal if it can't be started.
  explicit ChildProcess(const std::string& program, const std::vector<std::string>& arguments);
  ~ChildProcess();                       // asks it to stop and waits
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// Reads what it has said since; true while it runs.
  bool poll();
  /// Asks once to stop (SIGINT: `lichtung run` finishes its day and keeps what is complete); a second time ends it.
  void cancel();
  [[nodiscard]] bool cancelled() const { return cancels_ > 0; }
  /// After its end: exit code, or 128 + signal.
  [[nodiscard]] int exit_code() const { return exit_code_; }
  /// Everything said on stdout and stderr, the last 64 kB.
  [[nodiscard]] const std::string& output() const { return output_; }
  /// The last line that is not empty.
  [[nodiscard]] std::string last_line() const;
  /// The last percentage said, as a share.
  [[nodiscard]] std::optional<double> progress() const;

 private:
  void read();
  int pid_{-1}, pipe_{-1}, exit_code_{-1}, cancels_{};
  std::string output_;
};

/// The last "40 %" in a text as 0.4.
[[nodiscard]] std::optional<double> last_percentage(const std::string& text);

/// The `lichtung` program: beside this one, in the build tree, or in PATH (then just its name).
[[nodiscard]] std::string lichtung_program();

}  // namespace lichtung::viz
