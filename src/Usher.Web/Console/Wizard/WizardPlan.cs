using System.Globalization;
using Usher.Web.Console.Groups;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Web.Console.Wizard;

/// <summary>The steps of the wizard from a file to recommendations, with the names and ARNs of the resources.</summary>
internal sealed class WizardPlan
{
    public const string AutoML = "AutoML: try several and keep the best";

    private readonly string _account;
    private readonly string _region;

    public WizardPlan(string account, string region)
    {
        (_account, _region) = (account, region);
        Bucket = $"usher-wizard-{account}";
        Steps = [Upload(), Access(), Group(), Schemas(), MakeDatasets(), Import(), Solution(), Train(), Campaign(), Tracker()];
    }

    public IReadOnlyList<WizardStep> Steps { get; }

    public IReadOnlyList<PlannedDataset> Datasets { get; } = [new("Interactions"), new("Items"), new("Users")];

    public string Bucket { get; private set; }

    /// <summary>Names of the recipes to choose from.</summary>
    public IReadOnlyList<string> Recipes { get; set; } = [];

    public string? GroupArn { get; private set; }

    public string? CampaignArn { get; private set; }

    private string Name { get; set; } = "my-recommender";

    private string Role { get; set; } = "UsherWizardRole";

    private string SolutionName { get; set; } = "my-solution";

    private string Recipe { get; set; } = "aws-user-personalization";

    private string CampaignName { get; set; } = "my-campaign";

    private string TrackerName { get; set; } = "my-events";

    private string? SolutionArn { get; set; }

    private string? VersionArn { get; set; }

    private string? TrackerArn { get; set; }

    private IEnumerable<PlannedDataset> Wanted => Datasets.Where(dataset => dataset.IsWanted);

    private WizardStep Upload() => new()
    {
        Title = "Upload your data",
        Description = "A bucket holds the CSV files. Interactions are required (USER_ID, ITEM_ID, TIMESTAMP); items and users improve the recommendations. For files that are in a bucket already, give their location.",
        Fields = () =>
        [
            new("Bucket", () => Bucket, bucket =>
            {
                Bucket = bucket;
                foreach (var dataset in Datasets.Where(dataset => dataset.HasFile))
                    dataset.Location = $"s3://{bucket}/{dataset.Key}";
            }),
        ],
        Commands = () =>
        [
            CliCommand.Of("aws s3api create-bucket", ("--bucket", Bucket)),
            .. Wanted.Where(dataset => dataset.Key is not null).Select(dataset => $"aws s3 cp {CliCommand.Quote(dataset.Key!)} {CliCommand.Quote(dataset.Location)}"),
        ],
        Run = async context =>
        {
            if (!Datasets[0].IsWanted)
                throw new AwsException("NothingChosen", "Choose a file of interactions, or give its location, such as s3://bucket/interactions.csv.");

            await WizardContext.UnlessThereAsync(() => context.Session.Buckets.CreateBucketAsync(Bucket, context.Stop));
            foreach (var dataset in Wanted.Where(dataset => dataset.HasFile))
            {
                context.Report($"Uploading {dataset.Key}");
                await context.Upload(dataset, Bucket);
                dataset.HasFile = false;
            }

            context.Report(string.Join(", ", Wanted.Select(dataset => dataset.Location)));
        },
    };

    private WizardStep Access() => new()
    {
        Title = "Let Personalize read the bucket",
        Description = "This needs three policies: who may assume the role, what the role may read, and who may read the bucket.",
        Fields = () => [new("Role", () => Role, role => Role = role)],
        Commands = () =>
        [
            CliCommand.Of("aws iam create-role", ("--role-name", Role), ("--assume-role-policy-document", ServicePolicies.Trust(_account))),
            CliCommand.Of("aws iam put-role-policy", ("--role-name", Role), ("--policy-name", "read-data"), ("--policy-document", ServicePolicies.Role(Bucket))),
            CliCommand.Of("aws s3api put-bucket-policy", ("--bucket", Bucket), ("--policy", ServicePolicies.Bucket(Bucket))),
        ],
        Run = async context =>
        {
            await WizardContext.UnlessThereAsync(() => context.Session.Identities.CreateRoleAsync(Role, ServicePolicies.Trust(_account), context.Stop));
            await context.Session.Identities.PutRolePolicyAsync(Role, "read-data", ServicePolicies.Role(Bucket), context.Stop);
            await context.Session.Buckets.PutBucketPolicyAsync(Bucket, ServicePolicies.Bucket(Bucket), context.Stop);
            context.Report($"{RoleArn} may read {Bucket}");
        },
    };

    private WizardStep Group() => new()
    {
        Title = "Make a dataset group",
        Description = "It holds the datasets, the solutions that are trained on them, and their campaigns.",
        Fields = () => [new("Name", () => Name, name => Name = name)],
        Commands = () => [CliCommand.Of(GroupRequest)],
        Run = async context =>
        {
            GroupArn ??= (await context.Personalize.CallAsync<CreateDatasetGroupResponse>(GroupRequest, context.Stop)).DatasetGroupArn;
            await context.UntilActiveAsync("Dataset group", async () =>
            {
                var group = (await context.Personalize.CallAsync<DescribeDatasetGroupResponse>(new DescribeDatasetGroupRequest { DatasetGroupArn = GroupArn! }, context.Stop)).DatasetGroup!;
                return (group.Status, group.FailureReason);
            });
            context.Report(GroupArn!);
        },
        Address = () => GroupArn is null ? null : ResourcePages.Group(GroupArn),
    };

    private WizardStep Schemas() => new()
    {
        Title = "Say what the columns are",
        Description = "A schema names the columns and their types. This draft was made from the first rows of your files. Recipes can learn from categorical and textual columns.",
        Fields = () => Wanted.SelectMany(dataset => (WizardField[])
        [
            new($"{dataset.Type}: name of the schema", () => SchemaNameOf(dataset), name => dataset.SchemaName = name),
            new($"{dataset.Type}: schema", () => dataset.Schema, schema => dataset.Schema = schema) { Lines = 9 },
        ]),
        Commands = () => Wanted.Select(dataset => CliCommand.Of(SchemaRequest(dataset))),
        Run = async context =>
        {
            foreach (var dataset in Wanted)
                dataset.SchemaArn ??= (await context.Personalize.CallAsync<CreateSchemaResponse>(SchemaRequest(dataset), context.Stop)).SchemaArn;
            context.Report(string.Join(", ", Wanted.Select(SchemaNameOf)));
        },
    };

    private WizardStep MakeDatasets() => new()
    {
        Title = "Make the datasets",
        Description = "One dataset for each file, with its schema.",
        Commands = () => Wanted.Select(dataset => CliCommand.Of(DatasetRequest(dataset))),
        Run = async context =>
        {
            foreach (var dataset in Wanted)
            {
                dataset.DatasetArn ??= (await context.Personalize.CallAsync<CreateDatasetResponse>(DatasetRequest(dataset), context.Stop)).DatasetArn;
                await context.UntilActiveAsync(dataset.Type, async () => ((await context.Personalize.CallAsync<DescribeDatasetResponse>(new DescribeDatasetRequest { DatasetArn = dataset.DatasetArn! }, context.Stop)).Dataset!.Status, null));
            }

            context.Report(string.Join(", ", Wanted.Select(dataset => dataset.Type)));
        },
    };

    private WizardStep Import() => new()
    {
        Title = "Import",
        Description = "Every row is checked. The page of the import lists the rejected rows and the reasons.",
        Commands = () => Wanted.Select(dataset => CliCommand.Of(ImportRequest(dataset))),
        Run = async context =>
        {
            foreach (var dataset in Wanted)
                dataset.ImportArn ??= (await context.Personalize.CallAsync<CreateDatasetImportJobResponse>(ImportRequest(dataset), context.Stop)).DatasetImportJobArn;

            var words = new List<string>();
            foreach (var dataset in Wanted)
            {
                try
                {
                    await context.UntilActiveAsync($"Import of {dataset.Type}", async () =>
                    {
                        var job = (await context.Personalize.CallAsync<DescribeDatasetImportJobResponse>(new DescribeDatasetImportJobRequest { DatasetImportJobArn = dataset.ImportArn! }, context.Stop)).DatasetImportJob!;
                        return (job.Status, job.FailureReason);
                    });
                }
                catch (AwsException) when (ForgetImport(dataset))
                {
                    throw;
                }

                var told = await context.Session.Own.PostAsync<ExplainImportResponse>("explain/import", new ExplainImportRequest { DatasetImportJobArn = dataset.ImportArn! }, context.Stop);
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{dataset.Type}: {told.Rows:N0} rows taken, {told.RejectedRows:N0} rejected"));
            }

            context.Report(string.Join("; ", words));
        },
        Address = () => Datasets.LastOrDefault(dataset => dataset.ImportArn is not null) is { } last ? ResourcePages.Import(last.ImportArn) : null,
    };

    private WizardStep Solution() => new()
    {
        Title = "Choose how to learn",
        Description = "A solution is a recipe with its settings. AutoML tries several on your data and keeps the best.",
        Fields = () =>
        [
            new("Name", () => SolutionName, name => SolutionName = name),
            new("Recipe", () => Recipe, recipe => Recipe = recipe) { Choices = [.. Recipes, AutoML] },
        ],
        Commands = () => [CliCommand.Of(SolutionRequest)],
        Run = async context =>
        {
            SolutionArn ??= (await context.Personalize.CallAsync<CreateSolutionResponse>(SolutionRequest, context.Stop)).SolutionArn;
            await context.UntilActiveAsync("Solution", async () => ((await context.Personalize.CallAsync<DescribeSolutionResponse>(new DescribeSolutionRequest { SolutionArn = SolutionArn! }, context.Stop)).Solution!.Status, null));
            context.Report(SolutionArn!);
        },
        Address = () => SolutionArn is null ? null : ResourcePages.Solution(SolutionArn),
    };

    private WizardStep Train() => new()
    {
        Title = "Train",
        Description = "A solution version is the recipe, trained on the data as it is now. Its page shows the curves while it learns.",
        Commands = () => [CliCommand.Of(VersionRequest)],
        Run = async context =>
        {
            VersionArn ??= (await context.Personalize.CallAsync<CreateSolutionVersionResponse>(VersionRequest, context.Stop)).SolutionVersionArn;
            await context.UntilActiveAsync("Training", async () =>
            {
                var training = await context.Session.Own.GetAsync<DescribeTrainingResponse>("solution-versions/progress", [("arn", VersionArn)], context.Stop);
                if (training.Phase is { } phase)
                    context.Report(string.Create(CultureInfo.InvariantCulture, $"{phase}, {training.Percent:0} %"));
                var version = (await context.Personalize.CallAsync<DescribeSolutionVersionResponse>(new DescribeSolutionVersionRequest { SolutionVersionArn = VersionArn! }, context.Stop)).SolutionVersion!;
                return (version.Status, version.FailureReason);
            });
            context.Report(VersionArn!);
        },
        Address = () => VersionArn is null ? null : ResourcePages.Version(VersionArn),
    };

    private WizardStep Campaign() => new()
    {
        Title = "Deploy a campaign",
        Description = "A campaign gives recommendations in real time.",
        Fields = () => [new("Name", () => CampaignName, name => CampaignName = name)],
        Commands = () => [CliCommand.Of(CampaignRequest)],
        Run = async context =>
        {
            CampaignArn ??= (await context.Personalize.CallAsync<CreateCampaignResponse>(CampaignRequest, context.Stop)).CampaignArn;
            await context.UntilActiveAsync("Campaign", async () =>
            {
                var campaign = (await context.Personalize.CallAsync<DescribeCampaignResponse>(new DescribeCampaignRequest { CampaignArn = CampaignArn! }, context.Stop)).Campaign!;
                return (campaign.Status, campaign.FailureReason);
            });
            context.Report(CampaignArn!);
        },
        Address = () => CampaignArn is null ? null : ResourcePages.Campaign(CampaignArn),
    };

    private WizardStep Tracker() => new()
    {
        Title = "Listen to events",
        Description = "An event tracker receives events of your users as they happen; the next recommendations reflect them.",
        Fields = () => [new("Name", () => TrackerName, name => TrackerName = name)],
        Commands = () => [CliCommand.Of(TrackerRequest)],
        Run = async context =>
        {
            if (TrackerArn is null)
            {
                var made = await context.Personalize.CallAsync<CreateEventTrackerResponse>(TrackerRequest, context.Stop);
                TrackerArn = made.EventTrackerArn;
                context.Report($"Send events with the tracking id {made.TrackingId}");
            }
        },
    };

    private string RoleArn => $"arn:aws:iam::{_account}:role/{Role}";

    private CreateDatasetGroupRequest GroupRequest => new() { Name = Name };

    private CreateSchemaRequest SchemaRequest(PlannedDataset dataset) => new() { Name = SchemaNameOf(dataset), Schema = dataset.Schema };

    private CreateDatasetRequest DatasetRequest(PlannedDataset dataset) => new()
    {
        Name = $"{Name}-{dataset.Type.ToLowerInvariant()}",
        DatasetGroupArn = GroupArn ?? Personalize($"dataset-group/{Name}"),
        DatasetType = dataset.Type,
        SchemaArn = dataset.SchemaArn ?? Personalize($"schema/{SchemaNameOf(dataset)}"),
    };

    private CreateDatasetImportJobRequest ImportRequest(PlannedDataset dataset) => new()
    {
        JobName = $"{Name}-{dataset.Type.ToLowerInvariant()}-import{(dataset.FailedImports == 0 ? "" : $"-{dataset.FailedImports + 1}")}",
        DatasetArn = dataset.DatasetArn ?? Personalize($"dataset/{Name}/{dataset.Type.ToUpperInvariant()}"),
        DataSource = new() { DataLocation = dataset.Location },
        RoleArn = RoleArn,
    };

    private CreateSolutionRequest SolutionRequest => new()
    {
        Name = SolutionName,
        DatasetGroupArn = GroupArn ?? Personalize($"dataset-group/{Name}"),
        RecipeArn = Recipe == AutoML ? null : $"arn:aws:personalize:::recipe/{Recipe}",
        PerformAutoML = Recipe == AutoML ? true : null,
        PerformAutoTraining = false,
    };

    private CreateSolutionVersionRequest VersionRequest => new() { SolutionArn = SolutionArn ?? Personalize($"solution/{SolutionName}") };

    private CreateCampaignRequest CampaignRequest => new() { Name = CampaignName, SolutionVersionArn = VersionArn ?? Personalize($"solution/{SolutionName}/ID") };

    private CreateEventTrackerRequest TrackerRequest => new() { Name = TrackerName, DatasetGroupArn = GroupArn ?? Personalize($"dataset-group/{Name}") };

    private string SchemaNameOf(PlannedDataset dataset) => dataset.SchemaName.Length > 0 ? dataset.SchemaName : $"{Name}-{dataset.Type.ToLowerInvariant()}-schema";

    // The ARN of a resource that is not created yet follows from its name.
    private string Personalize(string resource) => $"arn:aws:personalize:{_region}:{_account}:{resource}";

    // The next attempt needs another name, because the failed job keeps its own.
    private static bool ForgetImport(PlannedDataset dataset)
    {
        dataset.ImportArn = null;
        dataset.FailedImports++;
        return true;
    }
}
