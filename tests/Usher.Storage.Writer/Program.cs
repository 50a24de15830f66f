using Usher.Storage.Writer;

// Changes what lies in a folder, without end, and says what was acknowledged. Whoever started it kills it, and then looks whether everything it said is there.
var (what, folder) = (args[0], args[1]);
await (what == "events" ? EventWriter.RunAsync(folder) : IdentityWriter.RunAsync(folder));
