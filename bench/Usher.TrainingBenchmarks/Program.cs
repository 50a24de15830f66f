using Usher.Training.Jobs;
using Usher.TrainingBenchmarks.Actions;
using Usher.TrainingBenchmarks.Quality;
using Usher.TrainingBenchmarks.Speed;

switch (args)
{
    case ["training", .. var rest]:
        TrainingBenchmark.Run(TrainingArguments.Parse(rest));
        return 0;
    case ["texts"]:
        TextBenchmark.Run();
        return 0;
    case ["semantics", var folder]:
        NativeRuntime.Configure(threads: 0);
        SemanticBenchmark.Run(folder);
        return 0;
    case ["quality", .. var reports] when reports.Length > 0:
        QualityTable.Write(reports, Console.Out);
        return 0;
    case ["baskets", var data]:
        BasketQuality.Write(data, Console.Out);
        return 0;
    case ["actions"]:
        ActionBenchmark.Run(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Give 'training [--movielens DIR] [--epochs N] [--seed N]', 'texts', 'semantics FOLDER', 'quality REPORT.json …', 'baskets DATA', or 'actions'.");
        return 2;
}
