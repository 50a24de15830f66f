using Usher.Core.Errors;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Core.Models;

/// <summary>The models of this node: each is loaded once, by whoever asks first, and goes when no campaign has it and no request is under way.</summary>
public sealed class LoadedModels(ServiceRecords records, ModelFiles files) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _places.Count;
        }
    }

    /// <summary>Whether the model of a solution version is in memory.</summary>
    internal bool IsLoaded(string versionArn)
    {
        lock (_gate)
            return _places.TryGetValue(versionArn, out var place) && place.Model.IsValueCreated;
    }

    /// <summary>The model of a solution version.</summary>
    /// <exception cref="InvalidDataException">Its folder is missing or damaged.</exception>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException: the solution version has gone.</exception>
    internal ModelLease Rent(string versionArn)
    {
        Place? place;
        lock (_gate)
        {
            if (!_places.TryGetValue(versionArn, out place))
                _places.Add(versionArn, place = new(new(() => Open(versionArn))));
            place.Leases++;
        }

        try
        {
            return new(place.Model.Value, place.GiveBack ??= () => GiveBack(place));
        }
        catch
        {
            // The next one who asks shall try again.
            lock (_gate)
                Retire(versionArn, place);
            GiveBack(place);
            throw;
        }
    }

    /// <summary>Lets go of the models that no campaign has any longer.</summary>
    internal void ReleaseUnused()
    {
        var used = records.Current.All.OfType<IServesSolutionVersions>().SelectMany(serving => serving.Versions).ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var (arn, place) in _places.Where(place => !used.Contains(place.Key)).ToArray())
                Retire(arn, place);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var (arn, place) in _places.ToArray())
                Retire(arn, place);
        }
    }

    private LoadedModel Open(string versionArn)
    {
        var version = records.Current.Get<SolutionVersionResource>(versionArn);
        return version is { Status: Statuses.Active, Model: { } model }
            ? LoadedModel.Open(version, files.PathOf(model))
            : throw ServiceErrors.InvalidInput($"The solution version {versionArn} is {version.Status}; only an ACTIVE one has a model.");
    }

    private void GiveBack(Place place)
    {
        lock (_gate)
        {
            place.Leases--;
            DisposeIfDone(place);
        }
    }

    private void Retire(string arn, Place place)
    {
        if (_places.TryGetValue(arn, out var current) && current == place)
            _places.Remove(arn);
        place.IsRetired = true;
        DisposeIfDone(place);
    }

    private static void DisposeIfDone(Place place)
    {
        if (place is { IsRetired: true, Leases: 0, Model.IsValueCreated: true })
            place.Model.Value.Dispose();
    }

    private sealed class Place(Lazy<LoadedModel> model)
    {
        public Lazy<LoadedModel> Model { get; } = model;

        public int Leases { get; set; }

        public bool IsRetired { get; set; }

        /// <summary>One delegate for all leases.</summary>
        public Action? GiveBack { get; set; }
    }
}
