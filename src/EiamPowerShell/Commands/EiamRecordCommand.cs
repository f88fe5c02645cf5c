using System;
using System.Management.Automation;
using Eiam;
using EiamPowerShell.Binding;
using EiamPowerShell.Errors;

namespace EiamPowerShell.Commands;

/// <summary>A cmdlet that takes records: from the pipeline or by name, objects or hashtables.</summary>
public abstract class EiamRecordCommand : EiamSessionCommand
{
    private readonly RecordColumns _columns = new();

    /// <summary>The record: its properties fill the parameters of their names, and errors point at it. A session is used as -Session.</summary>
    [Parameter(ValueFromPipeline = true)]
    [FreeValue]
    public PSObject? InputObject { get; set; }

    private protected RecordBinder Binder { get; private set; } = null!;

    /// <summary>Learns which parameters were given on the command line.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Binder = new RecordBinder(this);
    }

    /// <summary>Completes the parameters for the record, and processes it.</summary>
    protected sealed override void ProcessRecord()
    {
        // Before anything else: the caller may reuse its row.
        RecordCopy? record = RecordCopy.Of(InputObject, Binder.FindsSecretsIn(InputObject) ? _columns : null);
        if (record is not null)
        {
            record.PlainNames = Binder.PlainNames;
        }

        try
        {
            Binder.Bind(InputObject);
            if (Writes && Binder.Unused(InputObject) is { Length: > 0 } unused)
            {
                WriteWarning(unused);
            }

            Process(record);
        }
        catch (ArgumentException e)
        {
            EiamException failure = ErrorRecords.InvalidArgument(e);
            Refuse(Binder.WhyMissing(e.ParamName, InputObject) is { Length: > 0 } why ? ErrorRecords.InvalidArgument(failure.Message + why) : failure, record);
        }
        catch (EiamException e)
        {
            Refuse(e, record);
        }
        finally
        {
            Binder.Reset();
        }
    }

    private protected abstract void Process(RecordCopy? record);

    /// <summary>What the parameters of this record name, for its error; null where that cannot be shown.</summary>
    /// <param name="isSent">Whether they go to the tenant. Until then, what stands in the place of an id by mistake can be a secret.</param>
    private protected virtual RecordKey? KeyOf(bool isSent) =>
        Binder.Key(InputObject) is { } key && (isSent || !IsByPlace(key) || !Array.Exists(Binder.Parameters, static p => p.IsSecret)) ? key : null;

    /// <summary>Whether a key has no name in a record that says what it is.</summary>
    private protected bool IsByPlace(RecordKey key) => key.IsTyped || RecordReader.IsScalar(InputObject?.BaseObject);

    /// <summary>Writes the error of a record for which nothing is done.</summary>
    private protected virtual void WriteRefusal(ErrorRecord error) => WriteError(error);

    // What a row has and a cmdlet that writes does not take would be lost without a word.
    private bool Writes => MyInvocation.MyCommand is CmdletInfo { Verb: VerbsCommon.New or VerbsCommon.Set or VerbsLifecycle.Register or VerbsData.Update };

    // An impossible argument ends a call that has no other record.
    private void Refuse(EiamException failure, RecordCopy? record)
    {
        ErrorRecord error = ErrorRecords.Of(failure, record, KeyOf(isSent: false));
        if (!MyInvocation.ExpectingInput)
        {
            ThrowTerminatingError(error);
        }

        WriteRefusal(error);
    }
}
