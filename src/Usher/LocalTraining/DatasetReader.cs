using Usher.CommandLine;
using Usher.Datasets;
using Usher.Datasets.TrainingSets;
using Usher.Rendering;

namespace Usher.LocalTraining;

/// <summary>Reads the files of a training and prints notes, warnings and counts.</summary>
internal static class DatasetReader
{
    public static LoadedDataset Read(TrainingInput input, CommandContext context, CancellationToken cancellationToken)
    {
        var began = context.Clock.GetTimestamp();
        var dataset = CsvDataset.Load(input.Sources, cancellationToken);
        foreach (var note in dataset.Notes)
            context.Terminal.Remark(note);
        foreach (var warning in dataset.Warnings)
            context.Terminal.Remark($"Warning: {warning}");

        if (!input.LiftQuotas)
            TrainingQuotas.Check(dataset.Set, input.Sources.EventType);

        var set = dataset.Set;
        context.Terminal.Remark(
            $"Read {Counts.Of(set.EventCount, "interaction")} of {Counts.Of(set.UserCount, "user")} with {Counts.Of(set.ItemCount, "item")} "
            + $"in {Durations.InWords(context.Clock.GetElapsedTime(began))}.");
        return dataset;
    }
}
