using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Resources;
using Usher.Metering.Costs;
using Usher.Metering.Metrics;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Metering.Tests.Metrics;

public sealed class MetricsTests : ServiceTests
{
    [Fact]
    public async Task An_import_that_failed_is_counted_with_the_time_it_took_for_its_dataset()
    {
        using var heard = new Listener(Service.Get<IMeterFactory>());
        var dataset = await InteractionsAsync();
        await Service.PutAsync("movies", ("bad.csv", "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu,i,Watch,yesterday\n"));

        await ImportAsync(dataset, "s3://movies/bad.csv");

        Assert.Equal((1, dataset), await heard.WaitAsync("aws.personalize.dataset_import_job_error", "dataset_arn"));
        Assert.True((await heard.WaitAsync("aws.personalize.dataset_import_job_execution_time", "dataset_arn")).Value > 0);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", "4xx")]
    [InlineData("ThrottlingException", "4xx")]
    [InlineData("InternalFailure", "5xx")]
    [InlineData("ServiceUnavailableException", "5xx")]
    [InlineData("", "5xx")]
    public async Task An_error_is_the_callers_or_the_servers_and_goes_on_to_who_tells_it(string code, string fault)
    {
        using var heard = new Listener(Service.Get<IMeterFactory>());
        Exception error = code.Length > 0 ? new AwsException(code, "No.") : new InvalidOperationException("A fault.");

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => MeasureAsync(() => throw error, Stop));

        Assert.Same(error, thrown);
        Assert.Equal(1, heard.Sum($"aws.personalize.get_recommendations_{fault}_errors"));
        Assert.Equal((0, 1), (heard.Sum("aws.personalize.get_recommendations"), heard.Sum("aws.personalize.get_recommendations_4xx_errors") + heard.Sum("aws.personalize.get_recommendations_5xx_errors")));
    }

    [Fact]
    public async Task A_client_that_went_away_is_no_fault_of_the_servers()
    {
        using var heard = new Listener(Service.Get<IMeterFactory>());
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MeasureAsync(() => Task.FromCanceled(gone.Token), gone.Token));

        Assert.Equal((1, 0), (heard.Sum("aws.personalize.get_recommendations_4xx_errors"), heard.Sum("aws.personalize.get_recommendations_5xx_errors")));
    }

    protected override void AddServices(IServiceCollection services) => services.AddSingleton(new Prices(file: null)).AddUsherMetering();

    private Task MeasureAsync(Func<Task> answer, CancellationToken cancellationToken) =>
        Service.Get<MeasuredCalls>().MeasureAsync("GetRecommendations", new GetRecommendationsRequest { CampaignArn = "arn:aws:personalize:us-east-1:123456789012:campaign/absent" }, answer, cancellationToken);

    private async Task ImportAsync(string dataset, string location)
    {
        var role = await Service.RoleAsync("reader");
        var arn = (await Imports.CreateAsync(new() { JobName = "j", DatasetArn = dataset, DataSource = new() { DataLocation = location }, RoleArn = role }, At, Stop)).DatasetImportJobArn!;
        Assert.Equal("CREATE FAILED", (await Service.SettledAsync<ImportJobResource>(arn)).Status);
    }

    /// <summary>Hears the instruments of one service, and of no other in this process.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Lock _writing = new();
        private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _heard = [];

        public Listener(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name)
        {
            lock (_writing)
                return _heard.Where(one => one.Name == name).Sum(one => one.Value);
        }

        /// <summary>Waits for a measurement: its value, and one of its tags.</summary>
        public async Task<(double Value, string? Tag)> WaitAsync(string name, string tag)
        {
            while (true)
            {
                lock (_writing)
                {
                    if (_heard.Where(one => one.Name == name).ToArray() is [var found, ..])
                        return (found.Value, found.Tags.GetValueOrDefault(tag) as string);
                }

                await Task.Delay(10, Stop);
            }
        }

        public void Dispose() => _listener.Dispose();

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (_writing)
                _heard.Add((instrument.Name, value, new(tags.ToArray())));
        }
    }
}
