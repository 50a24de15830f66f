namespace Usher.Ranking.Jobs;

/// <summary>What the trainer process is asked to do: job.json of a job folder. Beside it lies the training set, in <see cref="TrainingSetFolder"/>.</summary>
/// <remarks>
/// The trainer is started with the job folder as its one argument. It prints <see cref="TrainerMessage"/>s as JSON lines on standard output,
/// writes its result into <see cref="OutputFolder"/> of the job folder, and exits with 0. SIGINT or SIGTERM ends it cleanly with 130, nothing written.
/// Members with a default can be set, not only initialized: generated JSON readers give an init-only member that the file leaves out null or 0 instead of its default.
/// </remarks>
public sealed record TrainingJob
{
    /// <summary>The name of the job file in its folder.</summary>
    public const string FileName = "job.json";

    /// <summary>The folder of the training set, as <see cref="Histories.TrainingSetFiles"/> writes it.</summary>
    public const string TrainingSetFolder = "training-set";

    /// <summary>Where the trainer puts a model folder (train) or report.json (evaluate).</summary>
    public const string OutputFolder = "output";

    /// <summary>The environment variable that ties a trainer to whoever started it, where it is <see cref="LeashToInput"/>.</summary>
    public const string LeashVariable = "USHER_TRAINER_LEASH";

    /// <summary>The trainer stops when its standard input ends: whoever started it is gone, killed perhaps, and nobody waits for the result.</summary>
    public const string LeashToInput = "stdin";

    /// <summary>The environment variable that names the folder of another text model than the one that comes with Usher: model.onnx and vocab.txt.</summary>
    public const string TextModelVariable = "USHER_TEXT_MODEL";

    /// <summary>Train one model to keep, or measure a recipe.</summary>
    public required TrainingJobKind Kind { get; init; }

    /// <summary>The recipe, or null with <see cref="AutoMl"/>.</summary>
    public string? Recipe { get; set; }

    /// <summary>Hyperparameters that differ from their defaults, as text.</summary>
    public IReadOnlyDictionary<string, string> Hyperparameters { get; set; } = new Dictionary<string, string>();

    /// <summary>First seed; an evaluation over several seeds counts up from it.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many seeds an evaluation trains, at least 1.</summary>
    public int Seeds { get; set; } = 1;

    /// <summary>leave-one-out, personalize or global-time; of an evaluation.</summary>
    public string Protocol { get; set; } = "leave-one-out";

    /// <summary>file, item-ascending or item-descending: the order of a user's events of equal time; of an evaluation.</summary>
    public string TieRule { get; set; } = "file";

    /// <summary>Items, then users, with fewer events are dropped first; 0 keeps all; of an evaluation.</summary>
    public int Core { get; set; }

    /// <summary>Recipes to compare and choose from; null when one recipe is given.</summary>
    public AutoMlSettings? AutoMl { get; set; }

    /// <summary>A hyperparameter search; null when the values are given.</summary>
    public HpoSettings? Hpo { get; set; }

    /// <summary>
    /// Whether a model to keep is also measured as Personalize does it: one user in ten is asked for the newest tenth of the events, which then are not learned.
    /// The model's metrics and baselines are those of this test instead of those of validation.
    /// </summary>
    public bool IsTested { get; set; }

    /// <summary>The folder where vectors of texts are kept from one training to the next; null to encode all texts anew.</summary>
    public string? TextCache { get; set; }

    /// <summary>Threads to train with; 0 takes all cores.</summary>
    public int Threads { get; set; }
}
