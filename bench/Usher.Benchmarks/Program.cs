using Usher.Benchmarks.Scanning;

string[] names = ["scanning"];

switch (args)
{
    case ["scanning", .. var rest]:
        ScanningBenchmark.Run(rest);
        return 0;
    default:
        Console.Error.WriteLine($"Give the name of a benchmark: {string.Join(", ", names)}.");
        return 2;
}
