using Usher.Datasets;

namespace Usher.LocalTraining;

/// <summary>The data of a training or an evaluation on the command line.</summary>
/// <param name="Sources">The files.</param>
/// <param name="LiftQuotas">Whether less data than Personalize asks for is accepted.</param>
internal sealed record TrainingInput(CsvSources Sources, bool LiftQuotas);
