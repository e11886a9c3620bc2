// The `lichtung` command.
int main() { return 0; }
