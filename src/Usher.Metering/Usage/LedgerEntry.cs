using System.Text.Json.Serialization;

namespace Usher.Metering.Usage;

/// <summary>An entry of the ledger: something that would have cost money on AWS. It is kept when the resource is deleted. Resource and beginning are its key.</summary>
/// <param name="Resource">ARN of the resource.</param>
/// <param name="Begin">When it began, to the millisecond.</param>
/// <param name="End">When it ended; null while it lasts.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CampaignSpan), "campaign")]
[JsonDerivedType(typeof(TrainingRun), "training")]
[JsonDerivedType(typeof(ImportedData), "import")]
public abstract record LedgerEntry(string Resource, DateTimeOffset Begin, DateTimeOffset? End);

/// <summary>A time in which a campaign or recommender was ACTIVE with the same minProvisionedTPS. A change of that ends the span and begins another.</summary>
/// <param name="Resource">The campaign or recommender.</param>
/// <param name="Begin">When it became ACTIVE, or was updated.</param>
/// <param name="End">When it was deleted, stopped or updated.</param>
/// <param name="MinTps">minProvisionedTPS or minRecommendationRequestsPerSecond.</param>
/// <param name="Solution">ARN of the solution that it served; that of a recommender itself.</param>
public sealed record CampaignSpan(string Resource, DateTimeOffset Begin, DateTimeOffset? End, int MinTps, string Solution) : LedgerEntry(Resource, Begin, End);

/// <summary>The training of a solution version.</summary>
/// <param name="Resource">The solution version.</param>
/// <param name="Begin">When the version was created.</param>
/// <param name="End">When the training ended.</param>
/// <param name="Started">When the training began; after a crash, when the new attempt began.</param>
/// <param name="Hours">The billed hours: none for a training that failed, those until the stop for one that was stopped.</param>
/// <param name="Status">The status of the version: CREATE IN_PROGRESS while it trains.</param>
/// <param name="Recipe">The recipe, such as aws-hrnn; null if AutoML has not chosen yet.</param>
public sealed record TrainingRun(string Resource, DateTimeOffset Begin, DateTimeOffset? End, DateTimeOffset Started, double Hours, string Status, string? Recipe) : LedgerEntry(Resource, Begin, End);

/// <summary>The data of an import.</summary>
/// <param name="Resource">The import job.</param>
/// <param name="Begin">When the import was done.</param>
/// <param name="End">Equal to <paramref name="Begin"/>.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Bytes">The size of the files.</param>
public sealed record ImportedData(string Resource, DateTimeOffset Begin, DateTimeOffset? End, string Dataset, long Bytes) : LedgerEntry(Resource, Begin, End);
