using System.Globalization;
using Usher.Benchmarks.Deciding;
using Usher.Benchmarks.Filtering;
using Usher.Benchmarks.Reading;
using Usher.Benchmarks.Scanning;
using Usher.Benchmarks.Serving;
using Usher.Benchmarks.Signing;

string[] names = ["reading", "scanning", "serving", "signing", "deciding", "policies", "filtering", "expressions"];

switch (args)
{
    case ["reading", .. var rest]:
        ReadingBenchmark.Run(rest);
        return 0;
    case ["scanning", .. var rest]:
        ScanningBenchmark.Run(rest);
        return 0;
    case ["serving"]:
        ServingBenchmark.Run();
        return 0;
    case ["signing"]:
        SigningBenchmark.Run();
        return 0;
    case ["deciding"]:
        DecidingBenchmark.Run();
        return 0;
    case ["policies", .. var rest]:
        return PolicyCases.Run(rest) ? 0 : 1;
    case ["filtering"]:
        FilteringBenchmark.Run();
        return 0;
    case ["expressions", var minutes]:
        return ParserFuzzer.Run(TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)), seed: 1) ? 0 : 1;
    default:
        Console.Error.WriteLine($"Give the name of a benchmark: {string.Join(", ", names)}.");
        return 2;
}
